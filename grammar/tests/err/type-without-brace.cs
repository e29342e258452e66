class C void M() { } 
