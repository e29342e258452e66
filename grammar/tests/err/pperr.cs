#error bad thing
int x = 1;
