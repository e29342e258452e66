foreach (x in new[] { 1 }) { }
