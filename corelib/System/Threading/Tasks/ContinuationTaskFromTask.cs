namespace System.Threading.Tasks;

internal sealed class ContinuationTaskFromTask : Task
{
    private Task m_antecedent;

    internal ContinuationTaskFromTask(Task antecedent, Delegate action, object state, TaskCreationOptions options)
        : base(action, state, default, options, ContinuationTaskFlag, null)
    {
        m_antecedent = antecedent;
    }

    [System.Diagnostics.StackTraceHidden]
    internal override void InnerInvoke()
    {
        Task antecedent = m_antecedent;
        m_antecedent = null;
        if (m_action is Action<Task> action) action(antecedent);
        else ((Action<Task, object>)m_action)(antecedent, m_stateObject);
    }
}
