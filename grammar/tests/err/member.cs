class C
{
    int
}
