string s = """abc";
