F(1 2);
void F(int a, int b) { }
