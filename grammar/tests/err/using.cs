using System
using System.Linq;
int x = 1;
