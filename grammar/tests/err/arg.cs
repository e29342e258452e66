F(1, );
void F(int a, int b) { }
