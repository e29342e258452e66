int x = 5 int y = 6;
