class C { }
}
