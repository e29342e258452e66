namespace System;

public delegate void EventHandler(object sender, EventArgs e);
public delegate void EventHandler<TEventArgs>(object sender, TEventArgs e);
public delegate void EventHandler<TSender, TEventArgs>(TSender sender, TEventArgs e);
