class C
{
    void F()
    {
        int x = 1;

    public void G() { }
}
