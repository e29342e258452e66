namespace System.Collections.Specialized;

public class NotifyCollectionChangedEventArgs : EventArgs
{
    public NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction action) { Action = action; }

    public NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction action, object changedItem, int index)
    {
        Action = action;
        if (action == NotifyCollectionChangedAction.Remove)
        {
            OldItems = new object[] { changedItem };
            OldStartingIndex = index;
        }
        else
        {
            NewItems = new object[] { changedItem };
            NewStartingIndex = index;
        }
    }

    public NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction action, object newItem, object oldItem, int index)
    {
        Action = action;
        NewItems = new object[] { newItem };
        OldItems = new object[] { oldItem };
        NewStartingIndex = index;
        OldStartingIndex = index;
    }

    public NotifyCollectionChangedEventArgs(NotifyCollectionChangedAction action, object changedItem, int index, int oldIndex)
    {
        Action = action;
        NewItems = new object[] { changedItem };
        OldItems = NewItems;
        NewStartingIndex = index;
        OldStartingIndex = oldIndex;
    }

    public NotifyCollectionChangedAction Action { get; }
    public IList NewItems { get; }
    public IList OldItems { get; }
    public int NewStartingIndex { get; } = -1;
    public int OldStartingIndex { get; } = -1;
}
