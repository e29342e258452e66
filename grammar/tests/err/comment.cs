int x = 1; /* abc
