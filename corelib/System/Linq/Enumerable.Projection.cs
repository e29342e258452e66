using System.Collections.Generic;
namespace System.Linq;

public static partial class Enumerable
{
    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        if (source is TSource[] array)
        {
            if (array.Length == 0) return array;
            return new ArrayWhereIterator<TSource>(array, predicate);
        }
        if (source is List<TSource> list) return new ListWhereIterator<TSource>(list, predicate);
        return new WhereIterator<TSource>(source, predicate);
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        return WhereIndexed(source, predicate);
    }

    private static IEnumerable<TSource> WhereIndexed<TSource>(IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            if (predicate(item, index)) yield return item;
        }
    }

    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        if (source is TSource[] array)
        {
            if (array.Length == 0) return Array.Empty<TResult>();
            return new ArraySelectIterator<TSource, TResult>(array, selector);
        }
        if (source is List<TSource> list) return new ListSelectIterator<TSource, TResult>(list, selector);
        if (source is RangeIterator range) return new RangeSelectIterator<TResult>(range.Start, range.End, (Func<int, TResult>)(object)selector);
        return new SelectIterator<TSource, TResult>(source, selector);
    }

    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        return SelectIndexed(source, selector);
    }

    private static IEnumerable<TResult> SelectIndexed<TSource, TResult>(IEnumerable<TSource> source, Func<TSource, int, TResult> selector)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            yield return selector(item, index);
        }
    }

    public static IEnumerable<(int Index, TSource Item)> Index<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        return IndexCore(source);
    }

    private static IEnumerable<(int Index, TSource Item)> IndexCore<TSource>(IEnumerable<TSource> source)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            yield return (index, item);
        }
    }

    public static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        return SelectManyCore(source, selector);
    }

    private static IEnumerable<TResult> SelectManyCore<TSource, TResult>(IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)
    {
        foreach (TSource item in source)
            foreach (TResult inner in selector(item)) yield return inner;
    }

    public static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        return SelectManyIndexed(source, selector);
    }

    private static IEnumerable<TResult> SelectManyIndexed<TSource, TResult>(IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            foreach (TResult inner in selector(item, index)) yield return inner;
        }
    }

    public static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        if (source == null) throw Null("source");
        if (collectionSelector == null) throw Null("collectionSelector");
        if (resultSelector == null) throw Null("resultSelector");
        return SelectManyResult(source, collectionSelector, resultSelector);
    }

    private static IEnumerable<TResult> SelectManyResult<TSource, TCollection, TResult>(IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        foreach (TSource item in source)
            foreach (TCollection inner in collectionSelector(item)) yield return resultSelector(item, inner);
    }

    public static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        if (source == null) throw Null("source");
        if (collectionSelector == null) throw Null("collectionSelector");
        if (resultSelector == null) throw Null("resultSelector");
        return SelectManyIndexedResult(source, collectionSelector, resultSelector);
    }

    private static IEnumerable<TResult> SelectManyIndexedResult<TSource, TCollection, TResult>(IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            foreach (TCollection inner in collectionSelector(item, index)) yield return resultSelector(item, inner);
        }
    }

    public static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (resultSelector == null) throw Null("resultSelector");
        return ZipCore(first, second, resultSelector);
    }

    private static IEnumerable<TResult> ZipCore<TFirst, TSecond, TResult>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)
    {
        using (IEnumerator<TFirst> e1 = first.GetEnumerator())
        using (IEnumerator<TSecond> e2 = second.GetEnumerator())
        {
            while (e1.MoveNext() && e2.MoveNext()) yield return resultSelector(e1.Current, e2.Current);
        }
    }

    public static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        return ZipPairs(first, second);
    }

    private static IEnumerable<(TFirst First, TSecond Second)> ZipPairs<TFirst, TSecond>(IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        using (IEnumerator<TFirst> e1 = first.GetEnumerator())
        using (IEnumerator<TSecond> e2 = second.GetEnumerator())
        {
            while (e1.MoveNext() && e2.MoveNext()) yield return (e1.Current, e2.Current);
        }
    }

    public static IEnumerable<(TFirst First, TSecond Second, TThird Third)> Zip<TFirst, TSecond, TThird>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (third == null) throw Null("third");
        return ZipTriples(first, second, third);
    }

    private static IEnumerable<(TFirst First, TSecond Second, TThird Third)> ZipTriples<TFirst, TSecond, TThird>(IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third)
    {
        using (IEnumerator<TFirst> e1 = first.GetEnumerator())
        using (IEnumerator<TSecond> e2 = second.GetEnumerator())
        using (IEnumerator<TThird> e3 = third.GetEnumerator())
        {
            while (e1.MoveNext() && e2.MoveNext() && e3.MoveNext()) yield return (e1.Current, e2.Current, e3.Current);
        }
    }

    public static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        return new ConcatIterator<TSource>(first, second);
    }

    public static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)
    {
        if (source == null) throw Null("source");
        return AppendCore(source, element);
    }

    private static IEnumerable<TSource> AppendCore<TSource>(IEnumerable<TSource> source, TSource element)
    {
        foreach (TSource item in source) yield return item;
        yield return element;
    }

    public static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)
    {
        if (source == null) throw Null("source");
        return PrependCore(source, element);
    }

    private static IEnumerable<TSource> PrependCore<TSource>(IEnumerable<TSource> source, TSource element)
    {
        yield return element;
        foreach (TSource item in source) yield return item;
    }

    // Joins and groups

    public static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return JoinCore(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer);
    }

    private static void CheckJoin(object outer, object inner, object outerKeySelector, object innerKeySelector, object resultSelector)
    {
        if (outer == null) throw Null("outer");
        if (inner == null) throw Null("inner");
        if (outerKeySelector == null) throw Null("outerKeySelector");
        if (innerKeySelector == null) throw Null("innerKeySelector");
        if (resultSelector == null) throw Null("resultSelector");
    }

    private static IEnumerable<TResult> JoinCore<TOuter, TInner, TKey, TResult>(IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        using (IEnumerator<TOuter> e = outer.GetEnumerator())
        {
            if (e.MoveNext())
            {
                Lookup<TKey, TInner> lookup = Lookup<TKey, TInner>.CreateForJoin(inner, innerKeySelector, comparer);
                if (lookup.Count != 0)
                {
                    do
                    {
                        TOuter item = e.Current;
                        Grouping<TKey, TInner> g = lookup.Get(outerKeySelector(item), false);
                        if (g != null)
                            for (int i = 0; i < g._count; i++) yield return resultSelector(item, g._elements[i]);
                    } while (e.MoveNext());
                }
            }
        }
    }

    public static IEnumerable<TResult> LeftJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return LeftJoinCore(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer);
    }

    private static IEnumerable<TResult> LeftJoinCore<TOuter, TInner, TKey, TResult>(IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TInner> lookup = null;
        foreach (TOuter item in outer)
        {
            if (lookup == null) lookup = Lookup<TKey, TInner>.CreateForJoin(inner, innerKeySelector, comparer);
            Grouping<TKey, TInner> g = lookup.Get(outerKeySelector(item), false);
            if (g == null) yield return resultSelector(item, default);
            else
                for (int i = 0; i < g._count; i++) yield return resultSelector(item, g._elements[i]);
        }
    }

    public static IEnumerable<TResult> RightJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return RightJoinCore(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer);
    }

    private static IEnumerable<TResult> RightJoinCore<TOuter, TInner, TKey, TResult>(IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TOuter> lookup = null;
        foreach (TInner item in inner)
        {
            if (lookup == null) lookup = Lookup<TKey, TOuter>.CreateForJoin(outer, outerKeySelector, comparer);
            Grouping<TKey, TOuter> g = lookup.Get(innerKeySelector(item), false);
            if (g == null) yield return resultSelector(default, item);
            else
                for (int i = 0; i < g._count; i++) yield return resultSelector(g._elements[i], item);
        }
    }

    public static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return GroupJoinCore(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer);
    }

    private static IEnumerable<TResult> GroupJoinCore<TOuter, TInner, TKey, TResult>(IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        using (IEnumerator<TOuter> e = outer.GetEnumerator())
        {
            if (e.MoveNext())
            {
                Lookup<TKey, TInner> lookup = Lookup<TKey, TInner>.CreateForJoin(inner, innerKeySelector, comparer);
                do
                {
                    TOuter item = e.Current;
                    yield return resultSelector(item, lookup[outerKeySelector(item)]);
                } while (e.MoveNext());
            }
        }
    }

    public static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => GroupBy(source, keySelector, (IEqualityComparer<TKey>)null);

    public static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        return GroupByCore(source, keySelector, comparer);
    }

    private static IEnumerable<IGrouping<TKey, TSource>> GroupByCore<TSource, TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TSource> lookup = Lookup<TKey, TSource>.Create(source, keySelector, comparer);
        Grouping<TKey, TSource> g = lookup._last;
        if (g != null)
        {
            do
            {
                g = g._next;
                yield return g;
            } while (g != lookup._last);
        }
    }

    public static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) => GroupBy(source, keySelector, elementSelector, (IEqualityComparer<TKey>)null);

    public static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (elementSelector == null) throw Null("elementSelector");
        return GroupByElements(source, keySelector, elementSelector, comparer);
    }

    private static IEnumerable<IGrouping<TKey, TElement>> GroupByElements<TSource, TKey, TElement>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)
    {
        foreach (IGrouping<TKey, TElement> g in Lookup<TKey, TElement>.Create(source, keySelector, elementSelector, comparer)) yield return g;
    }

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector) => GroupBy(source, keySelector, resultSelector, null);

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (resultSelector == null) throw Null("resultSelector");
        return GroupByResults(source, keySelector, resultSelector, comparer);
    }

    private static IEnumerable<TResult> GroupByResults<TSource, TKey, TResult>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        foreach (TResult result in Lookup<TKey, TSource>.Create(source, keySelector, comparer).ApplyResultSelector(resultSelector)) yield return result;
    }

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, Func<TKey, IEnumerable<TElement>, TResult> resultSelector) => GroupBy(source, keySelector, elementSelector, resultSelector, null);

    public static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, Func<TKey, IEnumerable<TElement>, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (elementSelector == null) throw Null("elementSelector");
        if (resultSelector == null) throw Null("resultSelector");
        return GroupByElementResults(source, keySelector, elementSelector, resultSelector, comparer);
    }

    private static IEnumerable<TResult> GroupByElementResults<TSource, TKey, TElement, TResult>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, Func<TKey, IEnumerable<TElement>, TResult> resultSelector, IEqualityComparer<TKey> comparer)
    {
        foreach (TResult result in Lookup<TKey, TElement>.Create(source, keySelector, elementSelector, comparer).ApplyResultSelector(resultSelector)) yield return result;
    }
}
