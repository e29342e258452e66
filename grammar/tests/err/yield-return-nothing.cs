class C { IEnumerable<int> M() { yield return "x"; yield return; } void N() { yield return 1; } }
