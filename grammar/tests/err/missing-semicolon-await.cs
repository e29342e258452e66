class C { async Task M() { await Task.Yield() } }
