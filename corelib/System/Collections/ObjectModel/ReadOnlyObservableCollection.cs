using System.Collections.Specialized;
namespace System.Collections.ObjectModel;

public class ReadOnlyObservableCollection<T> : ReadOnlyCollection<T>, INotifyCollectionChanged
{
    public ReadOnlyObservableCollection(ObservableCollection<T> list) : base(list) { list.CollectionChanged += (sender, e) => CollectionChanged?.Invoke(this, e); }
    protected virtual event NotifyCollectionChangedEventHandler CollectionChanged;
    event NotifyCollectionChangedEventHandler INotifyCollectionChanged.CollectionChanged { add => CollectionChanged += value; remove => CollectionChanged -= value; }
}
