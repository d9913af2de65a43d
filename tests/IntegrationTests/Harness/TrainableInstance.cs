using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A network with a loss.</summary>
internal sealed class TrainableInstance<TBatch>(CompiledNetwork compiled, INetwork network) : NetworkInstance(compiled, network)
    where TBatch : class, IBatch
{
    private readonly ITrainable<TBatch> _trainable = (ITrainable<TBatch>)network;

    public override TrainingProgram Program => _trainable.TrainingProgram;

    public override IBatch CreateBatch(int capacity) => _trainable.CreateBatch(capacity);

    public override ISession CreateSession(TrainingOptions options) => new Session<TBatch>(new TrainingSession<TBatch>(_trainable, options));
}
