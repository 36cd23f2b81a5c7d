export const framework = {
  ends_ended: 'You have ended the framework contract that you signed before, so this stay is signed anew.',
  ends_over:
    'The framework contract that you signed before holds until {date} and does not cover this stay, so it is signed anew.',
  ends_centre_stopped:
    'This centre has had to stop since you signed the framework contract, so please read everything once more and sign.',
  ends_other_parties:
    'What is recorded of you, your child or the centre is no longer what the framework contract says, so this stay is signed anew.',
  ends_other_care: 'The framework contract is for another kind of care, so this stay is signed by itself.',
  ends_other_template: 'The contract has a new version that is not what you signed before, so please read it and sign.',
  ends_other_rules: 'The refund rules are not those of the framework contract that you signed, so please read them and sign.',
  ends_other_prices:
    'What is charged, or how much, is not what the framework contract that you signed says, so please read it and sign.',
};
