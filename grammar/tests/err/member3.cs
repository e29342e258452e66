class C
{
    public void F()
    {
    }
    x = 5;
}
