int x = 1; int y = 2; string s = "b"; var l = new List<int>();
Func<int> f = () => x;
while (x < 9) {
new Thread(() => x++).Start();
}
