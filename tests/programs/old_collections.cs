// Hashtable's order, DictionaryBase, and System.Collections.Specialized.
using System;
using System.Collections;
using System.Collections.Specialized;
using System.Linq;

Hashtable table = new() { { 1, "a" }, { 2, "b" }, { 3, "c" } };
foreach (DictionaryEntry entry in table) Console.Write(entry.Key + "=" + entry.Value + " ");
Console.WriteLine(string.Join(",", table.Keys.Cast<int>()) + " " + string.Join(",", table.Values.Cast<string>()));
for (int i = 4; i <= 12; i++) table[i] = "x";
table.Remove(5);
Console.WriteLine(string.Join(",", table.Keys.Cast<int>()) + " " + table.Count + " " + table.ContainsKey(5) + " " + table.ContainsValue("c") + " " + (table[99] == null));
Hashtable copy = (Hashtable)table.Clone();
copy.Clear();
Console.WriteLine(copy.Count + " " + table.Count);
try { table.Add(1, "again"); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
try { foreach (DictionaryEntry entry in table) table[100] = 1; } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
try { table.Add(null!, 1); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }

Ages ages = new();
ages["x"] = 5;
ages["x"] = 6;
Console.WriteLine(ages.Count + " " + ages["x"] + " " + ages.Log);

BitVector32 bits = new(0);
int first = BitVector32.CreateMask();
int second = BitVector32.CreateMask(first);
bits[second] = true;
BitVector32.Section low = BitVector32.CreateSection(7);
BitVector32.Section high = BitVector32.CreateSection(31, low);
bits[high] = 17;
Console.WriteLine(bits.Data + " " + bits + " " + bits[low] + " " + bits[high] + " " + bits[first] + " " + high);

StringCollection strings = new() { "a", "b" };
strings.AddRange(new[] { "c", "d" });
strings.RemoveAt(0);
foreach (string? s in strings) Console.Write(s + " ");
Console.WriteLine(strings.IndexOf("d") + " " + strings.Contains("a"));

NameValueCollection values = new() { { "Accept", "x" }, { "accept", "y" }, { "Host", "h" } };
values.Set("host", "z");
Console.WriteLine(values["ACCEPT"] + " " + values.Count + " " + string.Join("|", values.AllKeys) + " " + values.GetValues("accept")!.Length + " " + values["Host"] + " " + (values["none"] == null));
ListDictionary list = new() { { "z", 1 }, { "a", 2 } };
Console.WriteLine(string.Join(",", list.Keys.Cast<string>()) + " " + list["a"] + " " + new StringDictionary { { "Key", "v" } }["KEY"]);

class Ages : DictionaryBase
{
    public string Log = "";
    public object? this[string name] { get => Dictionary[name]; set => Dictionary[name] = value; }
    protected override void OnSet(object key, object? oldValue, object? newValue) => Log += key + ":" + oldValue + "->" + newValue + ";";
}
