string s = "a\q";
