namespace System.Threading.Tasks;

internal sealed class ContinuationResultTaskFromTask<TResult> : Task<TResult>
{
    private Task m_antecedent;

    internal ContinuationResultTaskFromTask(Task antecedent, Delegate function, object state, TaskCreationOptions options)
        : base(function, state, default, options, ContinuationTaskFlag, null)
    {
        m_antecedent = antecedent;
    }

    [System.Diagnostics.StackTraceHidden]
    internal override void InnerInvoke()
    {
        Task antecedent = m_antecedent;
        m_antecedent = null;
        if (m_action is Func<Task, TResult> function) m_result = function(antecedent);
        else m_result = ((Func<Task, object, TResult>)m_action)(antecedent, m_stateObject);
    }
}
