do { } while (true)
int x = 1;
