System.Func<int, int> f = x => ;
