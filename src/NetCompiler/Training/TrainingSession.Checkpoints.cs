using System;
using System.IO;

namespace NetCompiler;

/// <content>Saving and resuming.</content>
public sealed partial class TrainingSession<TBatch>
{
    // Whether the newest checkpoint is of the present moment.
    private bool _isSaved;

    /// <summary>
    /// Goes to the newest checkpoint in the folder of <see cref="TrainingOptions.Checkpoints"/> that can be read, and publishes its weights; a
    /// damaged one is left out for the one before. With the same options and data, <see cref="Train"/> then ends with the same bits as if it had never been
    /// stopped.
    /// </summary>
    /// <returns>Whether there was a checkpoint; if not, nothing is changed.</returns>
    /// <exception cref="InvalidOperationException">The options have no <see cref="TrainingOptions.Checkpoints"/>.</exception>
    /// <exception cref="InvalidDataException">No checkpoint can be used: all are damaged, or of another architecture.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of a training with another optimizer.</exception>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    public bool Resume()
    {
        Checkpoints checkpoints = Options.Checkpoints
            ?? throw new InvalidOperationException("Resume needs a folder. Set Checkpoints in the options to what they were when the training began.");
        SessionState? state = CheckpointFolder.Open(checkpoints.Folder).Load(_network);
        if (state is null)
        {
            return false;
        }

        Restore(state);
        Publish();
        _isSaved = true;
        return true;
    }

    // Before anything is trained: a training that can't be saved, or would overwrite another one, is not begun.
    private CheckpointFolder? OpenFolder()
    {
        if (Options.Checkpoints is not Checkpoints checkpoints)
        {
            return null;
        }

        CheckpointFolder folder = CheckpointFolder.Open(checkpoints.Folder);
        return folder.NewestStep <= StepCount
            ? folder
            : throw new InvalidOperationException(
                $"'{checkpoints.Folder}' holds checkpoints of a training with {folder.NewestStep} steps, and this one has done {StepCount}. "
                    + "Resume that training, or choose another folder, or empty this one.");
    }

    private void SaveStep(CheckpointFolder? folder)
    {
        _isSaved = false;
        if (Options.Checkpoints?.EverySteps is int steps && StepCount % steps == 0)
        {
            Save(folder);
        }
    }

    // The best weights first: the checkpoint that knows of them must not be there without them.
    private void SaveEpoch(CheckpointFolder? folder, bool isBest)
    {
        _isSaved = false;
        if (isBest && Options.Checkpoints?.KeepBest == true)
        {
            folder?.SaveBest(_network);
        }

        if (Epoch % Options.Checkpoints?.EveryEpochs == 0)
        {
            Save(folder);
        }
    }

    private void Save(CheckpointFolder? folder)
    {
        if (!_isSaved)
        {
            folder?.Save(Capture());
            _isSaved = true;
        }
    }
}
