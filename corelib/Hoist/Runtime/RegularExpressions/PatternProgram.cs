using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

/// A pattern as instructions, with what they refer to and where a match can start.
[NetUncounted]
internal sealed class PatternProgram
{
    internal int[] Code;
    internal CharacterSet[] Sets;
    internal string[] Texts;
    internal FirstUnits[] Firsts;
    internal int RegisterCount;
    internal int GroupCount;
    internal bool Backward;
    internal bool EcmaScript;
    internal int MinLength;
    internal StartPlan Plan;
}
