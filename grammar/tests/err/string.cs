string s = "abc;
int y = 1;
