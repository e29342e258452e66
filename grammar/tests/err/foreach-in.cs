foreach (var x new[] { 1 }) { }
