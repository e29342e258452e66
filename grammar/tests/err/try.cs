try { }
int x = 1;
