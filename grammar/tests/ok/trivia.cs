#!/usr/bin/env hoist
#define FOO
#undef BAR
#nullable enable
#pragma warning disable CS0168
#if FOO && !BAR || (DEBUG == true)
#region A region
class Kept { }
#endregion
#elif OTHER
class @@ not C# { 
#else
nonsense " here
#endif
#if DEBUG
garbage {{{{
# if NESTED
more
# endif
#else
class Release { }
#endif
#if NET10_0_OR_GREATER
/* block
   comment */
class Modern { /// <summary>doc</summary>
    // line
    void M(/* inline */ int x) /**/ { } //
}
#endif
#line 100 "x.cs"
#line hidden
#if !FOO
#error never
#endif
