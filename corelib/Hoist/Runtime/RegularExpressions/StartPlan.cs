using System;
using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

internal enum StartKind { Anywhere, Beginning, Start, LineStart, AfterLine, Text, Unit, First }

/// Where a forward match can start, from the pattern's first parts: what the search looks for before it tries a match.
[NetUncounted]
internal sealed class StartPlan
{
    internal StartKind Kind;
    internal string Text;
    internal char Unit;
    internal FirstUnits First;

    internal static StartPlan Of(PatternNode root)
    {
        PatternNode node = FirstPart(root, out bool alone);
        switch (node.Kind)
        {
            case PatternKind.Beginning: return new StartPlan { Kind = StartKind.Beginning };
            case PatternKind.Start: return new StartPlan { Kind = StartKind.Start };
            case PatternKind.LineStart: return new StartPlan { Kind = StartKind.LineStart };
            case PatternKind.Text: return new StartPlan { Kind = StartKind.Text, Text = node.Text };
            case PatternKind.Loop:
                // `.*x`: what fails at a place fails up to the end of its line.
                if (alone && node.Child.Kind == PatternKind.NotOne && node.Child.Unit == '\n' && node.Min == 0 && node.Max == PatternNode.Unlimited) return new StartPlan { Kind = StartKind.AfterLine };
                break;
        }
        if (root.MinLength == 0) return new StartPlan();
        FirstUnits first = root.First(null);
        if (first == null || first.IsEverything) return new StartPlan();
        int single = first.Single();
        if (single >= 0) return new StartPlan { Kind = StartKind.Unit, Unit = (char)single };
        return new StartPlan { Kind = StartKind.First, First = first };
    }

    /// `alone`: nothing but plain sequences stands around it.
    private static PatternNode FirstPart(PatternNode node, out bool alone)
    {
        alone = true;
        while (true)
        {
            switch (node.Kind)
            {
                case PatternKind.Capture:
                    if (node.Uncapture >= 0) return node;
                    // A reference to it could make a later start succeed. Group 0 is the match itself.
                    if (node.Group != 0) alone = false;
                    node = node.Child;
                    break;
                case PatternKind.Atomic:
                    alone = false;
                    node = node.Child;
                    break;
                case PatternKind.Concatenate: node = node.Children[0]; break;
                default: return node;
            }
        }
    }

    /// The first place from `at` on where a match can start; -1 if there is none.
    internal int Next(string text, int at, int begin, int end, int start)
    {
        switch (Kind)
        {
            case StartKind.Beginning: return at == begin ? at : -1;
            case StartKind.Start: return at == start ? at : -1;
            case StartKind.LineStart:
                if (at == begin || text[at - 1] == '\n') return at;
                int newLine = string.IndexOfChar(text, '\n', at, end - at);
                return newLine < 0 ? -1 : newLine + 1;
            case StartKind.AfterLine:
                if (at == start) return at;
                int lineEnd = string.IndexOfChar(text, '\n', at - 1, end - at + 1);
                return lineEnd < 0 ? -1 : lineEnd + 1;
            case StartKind.Text: return string.IndexOfString(text, Text, at, end - at, false);
            case StartKind.Unit: return string.IndexOfChar(text, Unit, at, end - at);
            case StartKind.First:
                ulong low = First.Low;
                ulong high = First.High;
                bool wide = First.Wide != 0;
                for (; at < end; at++)
                {
                    char unit = text[at];
                    if (unit < 64 ? (low >> unit & 1) != 0 : unit < 128 ? (high >> (unit - 64) & 1) != 0 : wide) return at;
                }
                return -1;
            default: return at;
        }
    }
}
