int[] a = new int[3;
