int x = 1; #if A
