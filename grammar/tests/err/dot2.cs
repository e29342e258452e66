int x = a.;
