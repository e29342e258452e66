namespace System.ComponentModel;

public class PropertyChangedEventArgs : System.EventArgs
{
    public PropertyChangedEventArgs(string propertyName) { PropertyName = propertyName; }
    public virtual string PropertyName { get; }
}
