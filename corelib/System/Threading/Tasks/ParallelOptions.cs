namespace System.Threading.Tasks;
public class ParallelOptions
{
    private TaskScheduler _scheduler = TaskScheduler.Default;
    private int _maxDegreeOfParallelism = -1;
    private CancellationToken _cancellationToken;

    public TaskScheduler TaskScheduler
    {
        get => _scheduler;
        set { _scheduler = value; }
    }

    internal TaskScheduler EffectiveTaskScheduler => _scheduler == null ? TaskScheduler.Current : _scheduler;

    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        set
        {
            if (value == 0 || value < -1) throw new ArgumentOutOfRangeException("MaxDegreeOfParallelism");
            _maxDegreeOfParallelism = value;
        }
    }

    public CancellationToken CancellationToken
    {
        get => _cancellationToken;
        set { _cancellationToken = value; }
    }
}
