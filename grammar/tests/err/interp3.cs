string s = $"a{}b";
