using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>A program with the memory and the batch it works on.</summary>
internal sealed class ProgramRun(PhasedProgram program, ProgramMemory memory, IBatch batch) : TeamWork
{
    public ProgramMemory Memory { get; } = memory;

    /// <summary>The mean loss, once it is computed.</summary>
    public float Loss => Memory.Fixed.Span[program.LossOffset];

    /// <summary>Executes all phases, one after the other, and returns the mean loss.</summary>
    public float Execute(WorkerTeam team, int rows, ulong key)
    {
        ExecuteForward(team, rows, key);
        return ExecuteBackward(team);
    }

    /// <summary>Executes the phases that need no gradient of the caller's: all, unless the network has a loss of the caller's.</summary>
    public void ExecuteForward(WorkerTeam team, int rows, ulong key)
    {
        Memory.RowCount = rows;
        Memory.Key = key;
        Execute(team, 0, program.ForwardPhases);
    }

    /// <summary>Executes the others, and returns the mean loss.</summary>
    public float ExecuteBackward(WorkerTeam team)
    {
        Execute(team, program.ForwardPhases, program.PhaseCount);
        return Loss;
    }

    public override void Execute(int phase, int first, int end) => program.Execute(phase, first, end, Memory, batch);

    private void Execute(WorkerTeam team, int firstPhase, int endPhase)
    {
        for (int phase = firstPhase; phase < endPhase; phase++)
        {
            team.Run(this, phase, program.Units(phase, Memory.RowCount), program.Grain(phase));
        }
    }
}
