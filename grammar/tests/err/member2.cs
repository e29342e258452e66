class C
{
    1;
    void F() { }
}
