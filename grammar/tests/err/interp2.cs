string s = $"a}b";
