// Cube roots to the last bit.
using System;

foreach (double x in new[] { 27, 64, 125, 0.5, 2, 10, 1e300, 1e-300, -8, double.Epsilon, double.MaxValue, 0.001, 1000, 343 }) Console.WriteLine(x + " " + Math.Cbrt(x));
