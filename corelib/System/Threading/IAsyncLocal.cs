namespace System.Threading;

/// An AsyncLocal<T> of any T.
internal interface IAsyncLocal
{
    void OnValueChanged(object previousValue, object currentValue, bool contextChanged);
}
