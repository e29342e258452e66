class C
{
    string s = @"abc;
}
