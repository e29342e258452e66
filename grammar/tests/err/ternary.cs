int x = true ? 1;
