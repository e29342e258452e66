#if X
int x = 1;
