#endif
int x = 1;
