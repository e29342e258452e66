using System.Collections.Generic;
using System.Collections.Specialized;
using System.ComponentModel;
namespace System.Collections.ObjectModel;

public class ObservableCollection<T> : Collection<T>, INotifyCollectionChanged, INotifyPropertyChanged
{
    private int _busy;

    public ObservableCollection() { }
    public ObservableCollection(IEnumerable<T> collection) : base(new List<T>(collection == null ? throw new ArgumentNullException("collection") : collection)) { }
    public ObservableCollection(List<T> list) : base(new List<T>(list == null ? throw new ArgumentNullException("list") : list)) { }

    public virtual event NotifyCollectionChangedEventHandler CollectionChanged;
    protected virtual event PropertyChangedEventHandler PropertyChanged;
    event PropertyChangedEventHandler INotifyPropertyChanged.PropertyChanged { add => PropertyChanged += value; remove => PropertyChanged -= value; }

    public void Move(int oldIndex, int newIndex) => MoveItem(oldIndex, newIndex);
    protected virtual void OnPropertyChanged(PropertyChangedEventArgs e) => PropertyChanged?.Invoke(this, e);

    protected virtual void OnCollectionChanged(NotifyCollectionChangedEventArgs e)
    {
        NotifyCollectionChangedEventHandler handler = CollectionChanged;
        if (handler == null) return;
        _busy++;
        try
        {
            handler(this, e);
        }
        finally
        {
            _busy--;
        }
    }

    private void CheckReentrancy()
    {
        if (_busy > 0 && CollectionChanged != null && CollectionChanged.GetInvocationList().Length > 1) throw new InvalidOperationException("Cannot change ObservableCollection during a CollectionChanged event.");
    }

    private void Changed(bool count, NotifyCollectionChangedEventArgs e)
    {
        if (count) OnPropertyChanged(new PropertyChangedEventArgs("Count"));
        OnPropertyChanged(new PropertyChangedEventArgs("Item[]"));
        OnCollectionChanged(e);
    }

    protected override void ClearItems()
    {
        CheckReentrancy();
        base.ClearItems();
        Changed(true, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Reset));
    }

    protected override void InsertItem(int index, T item)
    {
        CheckReentrancy();
        base.InsertItem(index, item);
        Changed(true, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Add, item, index));
    }

    protected override void RemoveItem(int index)
    {
        CheckReentrancy();
        T item = this[index];
        base.RemoveItem(index);
        Changed(true, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Remove, item, index));
    }

    protected override void SetItem(int index, T item)
    {
        CheckReentrancy();
        T old = this[index];
        base.SetItem(index, item);
        Changed(false, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Replace, item, old, index));
    }

    protected virtual void MoveItem(int oldIndex, int newIndex)
    {
        CheckReentrancy();
        T item = this[oldIndex];
        base.RemoveItem(oldIndex);
        base.InsertItem(newIndex, item);
        Changed(false, new NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction.Move, item, newIndex, oldIndex));
    }
}
