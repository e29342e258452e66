// Patterns that programs use.
using System; using System.Linq; using System.Text; using System.Text.RegularExpressions; using System.Diagnostics;
class P {
 static void T(string n, Func<object> f){ try { Console.WriteLine(n+" "+f()); } catch(Exception e){ Console.WriteLine(n+" !"+e.GetType().Name+" "+e.Message.Substring(0,Math.Min(80,e.Message.Length))); } }
 static void Main(){
  T("deep", ()=>new Regex(new string('(',2000)+"a"+new string(')',2000)).Match("a").Groups.Count);
  T("many", ()=>new Regex(string.Join("|",Enumerable.Range(0,3000).Select(i=>"w"+i+"x"))).Match("zzz w2999x").Index);
  T("long", ()=>new Regex("(a|b)*c").Match(string.Concat(Enumerable.Repeat("ab",100000))+"c").Groups[1].Captures.Count);
  T("long2", ()=>new Regex("(?:a|b)*?c").Match(string.Concat(Enumerable.Repeat("ab",100000))+"c").Length);
  T("big", ()=>new Regex("(?:ab){1000,2000}").Match(string.Concat(Enumerable.Repeat("ab",1500))).Length);
  T("nested quant", ()=>new Regex("((a{2}){3}){4}").Match(new string('a',24)).Groups[2].Captures.Count);
  T("max", ()=>new Regex("a{2147483647}").IsMatch("aaa"));
  T("empty", ()=>new Regex("(?:)*").Match("a").Length+" "+new Regex("(?:a*)*").Match("aab").Length+" "+new Regex("(a*?)*?b").Match("aab").Value);
  T("json", ()=>Regex.Matches("{\"a\": [1, 2.5e3, \"x\\\"y\"], \"b\": null}", "\"(?:\\\\.|[^\"\\\\])*\"|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|[{}\\[\\],:]|true|false|null").Count);
  T("csv", ()=>string.Join("|",Regex.Matches("a,\"b,c\",d,\"e\"\"f\"", "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(m=>m.Groups[1].Success?m.Groups[1].Value:m.Groups[2].Value)));
  T("ip", ()=>Regex.IsMatch("192.168.1.255", @"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$"));
  T("pw", ()=>Regex.IsMatch("Abcdef1!", @"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w\s]).{8,}$"));
  T("html", ()=>Regex.Replace("<p>Hello <b>World</b></p>", "<[^>]+>", ""));
  T("camel", ()=>Regex.Replace("XMLHttpRequest", "(?<!^)([A-Z][a-z]|(?<=[a-z])[A-Z])", "_$1"));
  T("thousands", ()=>Regex.Replace("1234567", @"\B(?=(\d{3})+(?!\d))", ","));
  T("dup words", ()=>Regex.Replace("the the quick quick fox", @"\b(\w+)\s+\1\b", "$1"));
  T("url", ()=>{var m=Regex.Match("https://user@example.com:8080/p/a?q=1#f", @"^(?<s>[a-z]+)://(?:(?<u>[^@/]+)@)?(?<h>[^:/?#]+)(?::(?<p>\d+))?(?<path>/[^?#]*)?(?:\?(?<q>[^#]*))?(?:#(?<f>.*))?$"); return string.Join(",",m.Groups.Keys.Select(k=>k+"="+m.Groups[k].Value));});
  T("log", ()=>{ string r=""; foreach (Match m in Regex.Matches("[INFO] a\n[WARN] b\n", @"^\[(?<l>\w+)\]\s+(?<m>.+)$", RegexOptions.Multiline)) { r+=m.Groups["l"]+":"+m.Groups["m"]+";"; } return r; });
  T("tmpl", ()=>Regex.Replace("Hi {{name}}, {{ x }}", @"\{\{\s*(\w+)\s*\}\}", m=>m.Groups[1].Value.ToUpper()));
  T("pal", ()=>Regex.IsMatch("racecar", @"^(?<l>.)+.?(?:\k<l>(?<-l>))+(?(l)(?!))$"));
  T("crlf", ()=>Regex.Split("a\r\nb\nc", "\r?\n").Length);
  T("deconstruct", ()=> Regex.Match("k=v","(\\w)=(\\w)") is { Success: true, Groups: [_, var k, var v] } ? k.Value+v.Value : "");
 }}
