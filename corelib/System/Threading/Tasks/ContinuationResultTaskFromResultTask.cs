namespace System.Threading.Tasks;

internal sealed class ContinuationResultTaskFromResultTask<TAntecedentResult, TResult> : Task<TResult>
{
    private Task<TAntecedentResult> m_antecedent;

    internal ContinuationResultTaskFromResultTask(Task<TAntecedentResult> antecedent, Delegate function, object state, TaskCreationOptions options)
        : base(function, state, default, options, ContinuationTaskFlag, null)
    {
        m_antecedent = antecedent;
    }

    [System.Diagnostics.StackTraceHidden]
    internal override void InnerInvoke()
    {
        Task<TAntecedentResult> antecedent = m_antecedent;
        m_antecedent = null;
        if (m_action is Func<Task<TAntecedentResult>, TResult> function) m_result = function(antecedent);
        else m_result = ((Func<Task<TAntecedentResult>, object, TResult>)m_action)(antecedent, m_stateObject);
    }
}
