// StringInfo: what a reader sees as characters.
using System;
using System.Globalization;
using System.Linq;

string text = "e\u0301a👨‍👩‍👧🇩🇪\r\nx";
StringInfo info = new(text);
Console.WriteLine(info.LengthInTextElements + " " + string.Join(",", StringInfo.ParseCombiningCharacters(text)) + " " + info.SubstringByTextElements(1, 2).Length + " " + StringInfo.GetNextTextElement(text).Length + " " + StringInfo.GetNextTextElementLength(text, 3));
TextElementEnumerator elements = StringInfo.GetTextElementEnumerator("añ\ud800b");
while (elements.MoveNext()) Console.Write(elements.ElementIndex + ":" + elements.GetTextElement().Length + " ");
Console.WriteLine();
static string Reverse(string s) => string.Concat(StringInfo.ParseCombiningCharacters(s).Select(i => StringInfo.GetNextTextElement(s, i)).Reverse());
Console.WriteLine(Reverse("noe\u0301l") == "le\u0301on");
