namespace System.Threading.Tasks;

internal sealed class ContinuationTaskFromResultTask<TAntecedentResult> : Task
{
    private Task<TAntecedentResult> m_antecedent;

    internal ContinuationTaskFromResultTask(Task<TAntecedentResult> antecedent, Delegate action, object state, TaskCreationOptions options)
        : base(action, state, default, options, ContinuationTaskFlag, null)
    {
        m_antecedent = antecedent;
    }

    [System.Diagnostics.StackTraceHidden]
    internal override void InnerInvoke()
    {
        Task<TAntecedentResult> antecedent = m_antecedent;
        m_antecedent = null;
        if (m_action is Action<Task<TAntecedentResult>> action) action(antecedent);
        else ((Action<Task<TAntecedentResult>, object>)m_action)(antecedent, m_stateObject);
    }
}
